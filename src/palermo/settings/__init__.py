"""Django settings, one module a process: `public`, `desk`, `worker`; `whole` for commands and tests."""
