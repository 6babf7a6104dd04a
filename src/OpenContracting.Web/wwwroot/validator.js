// What the validator's pages gain from script: dropping files anywhere on the sheet, seeing how far sending and validating are.
// Everything works without it: the form sends, the page of a running validation asks again by itself.

const form = document.getElementById("send");
if (form) {
  const file = form.elements.file;
  const bar = document.getElementById("sending-bar");
  const words = document.getElementById("sending-text");

  for (const event of ["dragenter", "dragover"])
    form.addEventListener(event, drag => { drag.preventDefault(); form.classList.add("over"); });
  for (const event of ["dragleave", "drop"])
    form.addEventListener(event, () => form.classList.remove("over"));
  form.addEventListener("drop", drop => {
    drop.preventDefault();
    if (drop.dataTransfer.files.length > 0) {
      file.files = drop.dataTransfer.files;
      form.requestSubmit();
    }
  });

  const tell = problem => location.assign(`${location.pathname}?problem=${problem}`);

  form.addEventListener("submit", submit => {
    submit.preventDefault();
    // What is too large is not sent for minutes to be refused then.
    if (file.files[0]?.size > Number(form.dataset.largest)) {
      tell("document-too-large");
      return;
    }
    const send = new XMLHttpRequest();
    const button = form.querySelector("button");
    document.getElementById("sending").hidden = false;
    words.textContent = words.dataset.sending;
    button.disabled = true;
    send.upload.addEventListener("progress", sent => { if (sent.lengthComputable) bar.value = 100 * sent.loaded / sent.total; });
    send.upload.addEventListener("load", () => bar.removeAttribute("value"));
    // The answer is a redirect, already followed: go where it led.
    send.addEventListener("load", () => {
      if (send.status < 400)
        location.assign(send.responseURL);
      else if (send.status === 429)
        tell("too-many-requests");
      else
        fail();
    });
    send.addEventListener("error", fail);
    send.open("POST", form.action);
    send.send(new FormData(form));

    function fail() {
      words.textContent = words.dataset.failed;
      button.disabled = false;
      bar.value = 0;
    }
  });
}

const going = document.getElementById("going");
if (going) {
  const events = new EventSource(going.dataset.progress);
  events.addEventListener("progress", event => {
    const { state, bytesRead, size } = JSON.parse(event.data);
    const share = size > 0 ? Math.floor(100 * bytesRead / size) : 0;
    document.getElementById("going-word").textContent = document.getElementById("going-word").dataset[state];
    document.getElementById("going-share").textContent = `${share} %`;
    document.getElementById("going-bar").value = share;
  });
  events.addEventListener("end", () => { events.close(); location.reload(); });
}
