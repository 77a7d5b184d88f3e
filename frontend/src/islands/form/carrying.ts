/**
 * A kind of paper has its own fields: of those that the select names, the ones that the chosen option
 * carries are shown. An empty text begins with the option's outline. Without a script every field is there.
 *
 *     <select data-carrying="addressees annexes"><option data-carries="annexes" data-outline="…">
 */
function carry(select: HTMLSelectElement): void {
  const form = select.form;
  const names = (select.dataset["carrying"] ?? "").split(" ");
  const text = form?.elements.namedItem("text");
  let outline = "";
  const show = (): void => {
    const option = select.selectedOptions[0];
    const carries = option?.dataset["carries"]?.split(" ");
    for (const name of names) {
      const field = form?.elements.namedItem(name);
      if (!(field instanceof HTMLElement)) continue;
      // What was written in a field, or is wrong with it, stays in sight whatever was chosen.
      const isNeeded = !carries || carries.includes(name) || valueOf(field) !== "" || field.matches("[aria-invalid=true]");
      const around = field.closest<HTMLElement>(".field");
      if (around) around.hidden = !isNeeded;
    }
    if (text instanceof HTMLTextAreaElement && (text.value.trim() === "" || text.value === outline)) {
      outline = option?.dataset["outline"] ?? "";
      text.value = outline;
    }
  };
  select.addEventListener("change", show);
  show();
}

function valueOf(field: HTMLElement): string {
  return "value" in field ? String(field.value) : "";
}

for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-carrying]")) carry(select);
