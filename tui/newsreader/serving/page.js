"use strict";
// Keys go to the terminal as soon as it is there, without a click.
addEventListener("DOMContentLoaded", () => {
  const focus = () => {
    const input = document.querySelector(".xterm-helper-textarea");
    if (input && document.body.classList.contains("-first-byte")) {
      input.focus();
      watch.disconnect();
    }
  };
  const watch = new MutationObserver(focus);
  watch.observe(document.body, { attributes: true, childList: true, subtree: true });
  focus();
});
