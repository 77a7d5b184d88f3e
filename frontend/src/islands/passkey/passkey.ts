import { say } from "../../shared/say.ts";
import { word } from "../../shared/words.ts";
import { toBytes, toText } from "./bytes.ts";

interface Described {
  id: string;
}

/**
 * A form that is sent with what a passkey answers: one that is made (`kind="create"`) or one that is used (`get`).
 * The server's question stands in `options`, or is fetched from `source` when the button is pressed.
 *
 *     <d-passkey kind="get" source="/…/" data-word-failed="…" data-word-none="…">
 *       <form method="post"><input type="hidden" name="credential"><p data-problem hidden></p><button>…</button></form>
 *     </d-passkey>
 */
export class Passkey extends HTMLElement {
  private isAnswered = false;

  connectedCallback(): void {
    // Ahead of the guard against double sending, which would swallow the real one.
    this.addEventListener("submit", this.onSubmit, { capture: true });
  }

  disconnectedCallback(): void {
    this.removeEventListener("submit", this.onSubmit, { capture: true });
  }

  private onSubmit = (event: Event): void => {
    if (this.isAnswered) return;
    event.preventDefault();
    event.stopPropagation();
    const form = event.target as HTMLFormElement;
    void this.ask(form);
  };

  private async ask(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector("button");
    if (!window.PublicKeyCredential || !navigator.credentials) return this.tell(word(this, "none"));
    button?.setAttribute("aria-busy", "true");
    try {
      const question = await this.question();
      const answer = this.getAttribute("kind") === "create" ? await made(question) : await used(question);
      form.querySelector<HTMLInputElement>("input[name=credential]")!.value = JSON.stringify(answer);
      this.isAnswered = true;
      form.requestSubmit();
    } catch {
      this.tell(word(this, "failed"));
    } finally {
      button?.removeAttribute("aria-busy");
    }
  }

  private async question(): Promise<any> {
    const given = this.getAttribute("options");
    if (given) return JSON.parse(given).publicKey;
    const response = await fetch(this.getAttribute("source") ?? "", { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).request_options.publicKey;
  }

  private tell(words: string): void {
    const problem = this.querySelector<HTMLElement>("[data-problem]");
    if (problem) {
      problem.textContent = words;
      problem.hidden = false;
    }
    say(words);
  }
}

async function made(question: any): Promise<object> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...question,
    challenge: toBytes(question.challenge),
    user: { ...question.user, id: toBytes(question.user.id) },
    excludeCredentials: described(question.excludeCredentials),
    // One that is kept in the device can open without a name and a password; an old key is welcome too.
    authenticatorSelection: { ...question.authenticatorSelection, residentKey: "preferred", requireResidentKey: false },
  };
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function used(question: any): Promise<object> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    ...question,
    challenge: toBytes(question.challenge),
    allowCredentials: described(question.allowCredentials),
  };
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: toText(response.userHandle),
    },
  };
}

function common(credential: PublicKeyCredential): object {
  return {
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function described(many: Described[] | undefined): PublicKeyCredentialDescriptor[] {
  return (many ?? []).map((one) => ({ ...one, type: "public-key", id: toBytes(one.id) }));
}

customElements.define("d-passkey", Passkey);
