"use strict";
/* A click on a sentence opens its evidence, as its button does. */
document.addEventListener("click", (event) => {
  const sentence = event.target.closest(".s");
  const button = sentence && sentence.nextElementSibling;
  if (button && button.matches("button.e") && String(getSelection()) === "") button.click();
});
