
"use strict";
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const find = (id) => document.getElementById(id);
  const [region, field, weight, words, shown] = ["region", "field", "weight", "words", "shown"].map(find);
  const matters = [...document.querySelectorAll(".matter")].map((section) => ({
    section,
    name: section.dataset.t,
    rows: [...section.querySelectorAll("tbody tr")].map((row) => ({
      row,
      regions: new Set(row.dataset.r.split(" ")),
      field: row.dataset.f,
      weight: row.dataset.s,
      text: null,
    })),
  }));

  function textOf(one) {
    if (one.text === null) one.text = one.row.textContent.toLowerCase();
    return one.text;
  }

  function apply() {
    const wanted = words.value.trim().toLowerCase();
    let number = 0;
    for (const matter of matters) {
      const named = !wanted || matter.name.includes(wanted);
      let any = false;
      for (const one of matter.rows) {
        const fits = (!region.value || one.regions.has(region.value))
          && (!field.value || one.field === field.value)
          && (!weight.value || one.weight === weight.value)
          && (named || textOf(one).includes(wanted));
        one.row.hidden = !fits;
        any = any || fits;
      }
      matter.section.hidden = !any;
      number += any;
    }
    shown.textContent = `${number} 个事项`;
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  const optionOf = (select, term) => [...select.options].find((option) => option.text === term);
  for (const cell of document.querySelectorAll(".heat .cell")) {
    cell.addEventListener("click", () => {
      const option = optionOf(region, cell.dataset.r);
      const known = [...field.options].some((one) => one.value === cell.dataset.f);
      form.reset();
      setTimeout(() => {
        const departs = option && known;
        region.value = departs ? option.value : "";
        field.value = departs ? cell.dataset.f : "";
        apply();
        if (!departs) shown.textContent = "这一格没有差别，下面列的是全部";
        find("matters").scrollIntoView();
      });
    });
  }
  document.documentElement.classList.add("js");
})();
