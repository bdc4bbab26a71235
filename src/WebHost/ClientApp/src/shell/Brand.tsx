/** The three steps of a podium. */
export function Brand({ large = false }: { large?: boolean }) {
  return (
    <span className={large ? 'brand brand-large' : 'brand'}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path className="brand-second" d="M2 13h6v8H2z" />
        <path className="brand-first" d="M9 4h6v17H9z" />
        <path className="brand-third" d="M16 10h6v11h-6z" />
      </svg>
      Podium
    </span>
  );
}
