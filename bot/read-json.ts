/** Reads an answer of the channel. What is no JSON, such as the page of a gateway, tells nothing. */
export function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
