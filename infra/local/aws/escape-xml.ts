const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as XML. Control characters become references, as S3 writes them, though XML 1.0 has no room for them. */
export function escapeXml(text: string): string {
  return text.replace(
    /[&<>"\u0000-\u001f]/g,
    (char) => entities[char] ?? `&#${char.charCodeAt(0)};`,
  );
}
