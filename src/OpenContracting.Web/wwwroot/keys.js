// Alt and a letter press the button that carries the letter as its access key, in every browser: their own keys for it differ, and some
// have none. Everything works without it: each button is reached by Tab.

document.addEventListener("keydown", pressed => {
  if (pressed.defaultPrevented || pressed.repeat || !pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey)
    return;
  // With Alt some keyboards write another character: then the place of the key tells.
  const letter = /^[a-z]$/i.test(pressed.key) ? pressed.key.toLowerCase() : pressed.code.replace("Key", "").toLowerCase();
  const button = [...document.querySelectorAll("button[accesskey]")].find(each => each.accessKey === letter);
  if (!button)
    return;
  pressed.preventDefault();
  button.click();
});
