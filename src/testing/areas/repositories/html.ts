const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
  '\0': '\ufffd',
}

/** As Go's templates write a string into HTML. */
export function escapeHTML(text: string): string {
  return text.replaceAll(/[&<>"'\0]/g, (character) => entities[character] ?? character)
}
