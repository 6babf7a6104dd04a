// The filter box; everything else on the page works without script.
const box = document.getElementById("filter");
box.parentElement.hidden = false;
const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
box.addEventListener("input", () => {
  const wanted = fold(box.value.trim());
  for (const row of document.querySelectorAll("[data-row]")) row.hidden = wanted !== "" && !fold(row.textContent).includes(wanted);
  for (const table of document.querySelectorAll(".rules table, .sources table")) {
    const empty = !table.querySelector("[data-row]:not([hidden])");
    table.parentElement.hidden = empty;
    if (table.parentElement.previousElementSibling?.tagName === "H4") table.parentElement.previousElementSibling.hidden = empty;
  }
  for (const rule of document.querySelectorAll("details.rule")) {
    const empty = !rule.querySelector("[data-row]:not([hidden])");
    rule.hidden = empty && !fold(rule.querySelector("summary").textContent).includes(wanted);
  }
});
addEventListener("beforeprint", () => document.querySelectorAll("details.rule").forEach(rule => rule.open = true));
