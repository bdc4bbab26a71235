/** The hub understood a call and refused it, with a code as REST does. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the hub's `code: sentence` out of what SignalR wraps around it. */
export function refusalOf(message: string): Refusal {
  const [, code, sentence] = /HubException: ([a-z_]+): (.*)$/s.exec(message) ?? [];
  return new Refusal(code ?? 'unexpected_answer', sentence ?? message);
}
