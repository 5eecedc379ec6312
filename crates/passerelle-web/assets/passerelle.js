// Makes smoother what already works without it.
"use strict";
(() => {
  const announce = (text) => {
    const place = document.querySelector("[data-annonce]");
    if (!place) return;
    place.textContent = text;
    setTimeout(() => { if (place.textContent === text) place.textContent = ""; }, 3000);
  };

  // The errors of a form come first.
  document.querySelector("[data-focus]")?.focus();

  // A form that only carries the person on needs no press of its button.
  document.querySelector("form[data-envoyer]")?.requestSubmit();

  // « Copier » becomes « Copié » for three seconds.
  for (const button of document.querySelectorAll("[data-copier]")) {
    const field = document.getElementById(button.dataset.copier);
    if (!field) continue;
    button.hidden = false;
    const label = button.firstChild;
    const before = label.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.select();
        return;
      }
      label.textContent = button.dataset.copie;
      announce(button.dataset.copie);
      setTimeout(() => { label.textContent = before; }, 3000);
    });
  }

  // « Afficher le mot de passe », until the form is sent.
  for (const button of document.querySelectorAll("[data-montrer]")) {
    const field = document.getElementById(button.dataset.montrer);
    if (!field) continue;
    button.hidden = false;
    const show = (shown) => {
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    };
    button.addEventListener("click", () => show(field.type === "password"));
    field.form?.addEventListener("submit", () => show(false));
  }

  // Escape closes an open menu and gives the focus back to its button.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.activeElement?.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  });

  // A double click on a cell follows its link.
  document.addEventListener("dblclick", (event) => {
    event.target.closest("[data-open-on-dblclick]")?.querySelector("a[href], button")?.click();
  });

  // Typing filters the rows of a table that is all there; the count is announced once typing pauses.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  for (const input of document.querySelectorAll("input[data-filter]")) {
    const rows = document.getElementById(input.dataset.filter)?.tBodies[0]?.rows;
    if (!rows) continue;
    let pause;
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let left = 0;
      for (const row of rows) {
        const text = plain(row.textContent);
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) left += 1;
      }
      clearTimeout(pause);
      pause = setTimeout(() => announce(String(left)), 500);
    });
  }
})();
