// Small helps for every page. Nothing here is needed: each page works without it.
document.documentElement.classList.add("pal-js");

// After a refusal or an act, take the reader to the sentence about it.
const said = document.querySelector("[data-focus]");
if (said) said.focus();

// A second press of the same button within two seconds is a slip of the hand.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 2000) event.preventDefault();
  else form.dataset.sent = String(Date.now());
});
