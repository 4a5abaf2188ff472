async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** Returns the content security policy of a page that runs this script, has this style, and fetches nothing. */
export async function contentPolicy(script: string, style: string): Promise<string> {
  const [ofScript, ofStyle] = await Promise.all([hashOf(script), hashOf(style)]);
  return `default-src 'none'; script-src ${ofScript}; style-src ${ofStyle}; base-uri 'none'; form-action 'none'`;
}
