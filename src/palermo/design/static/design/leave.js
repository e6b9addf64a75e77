// "Leave this page quickly": hides the page at once and replaces it, so that Back does not return to it.
// Pages opened before this one stay in the browser's history; no page can take those out.
const link = document.querySelector("[data-leave]");
const help = document.querySelector("[data-leave-help]");
let presses = [];

function leave() {
  document.title = "…";
  document.body.hidden = true;
  window.location.replace(link.href);
}

if (link) {
  if (help) help.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses.filter((at) => event.timeStamp - at < 3000), event.timeStamp];
    if (presses.length >= 3) leave();
  });
}
