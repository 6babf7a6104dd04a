// The runs as they go: bars and words move by themselves, and the page is asked for again when a run begins or ends.
// Without script, or where the line breaks for good, the page asks again every few seconds.

const runs = document.getElementById("runs");
if (runs) {
  const rows = new Map([...runs.querySelectorAll("[data-run]")].map(row => [Number(row.dataset.run), row]));
  const again = () => setTimeout(() => location.reload(), 5000);
  const events = new EventSource(runs.dataset.progress);
  events.addEventListener("progress", event => {
    for (const { id, state, share, words } of JSON.parse(event.data)) {
      const row = rows.get(id);
      if (row?.dataset.state !== state) {
        events.close();
        location.reload();
        return;
      }
      row.querySelector("progress")?.setAttribute("value", share);
      row.querySelector(".words").textContent = words;
    }
  });
  events.addEventListener("error", () => { if (events.readyState === EventSource.CLOSED) again(); });
} else
  setTimeout(() => location.reload(), 5000);
