/**
 * What is secret by the rules of the body is not offered openly: with the subject that is chosen, the ways to vote that
 * are not secret go and come. Without a script the server leaves them out of a form that comes back.
 *
 *     <form><input type="radio" name="subject" value="persons">…
 *       <select name="manner" data-secret-for="persons"><option value="open" data-not-secret>…</select></form>
 */
function keepSecret(select: HTMLSelectElement): void {
  const secret = (select.dataset["secretFor"] ?? "").split(" ");
  const leaveOut = (): void => {
    const chosen = select.form?.querySelector<HTMLInputElement>("input[name=subject]:checked");
    const isSecret = secret.includes(chosen?.value ?? "");
    for (const one of select.querySelectorAll<HTMLOptionElement>("option[data-not-secret]")) {
      one.hidden = one.disabled = isSecret;
      if (isSecret && one.selected) select.value = "";
    }
  };
  select.form?.addEventListener("change", leaveOut);
  leaveOut();
}

for (const one of document.querySelectorAll<HTMLSelectElement>("select[data-secret-for]")) keepSecret(one);
