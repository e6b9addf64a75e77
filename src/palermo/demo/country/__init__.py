"""The invented country at full size: some matters told through operations, the others cast from them by COPY."""
