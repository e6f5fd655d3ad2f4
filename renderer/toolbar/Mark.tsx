/** The product's mark (design/visual/mark.svg): a packet hopping from dot to dot. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M4.5 16.2c0-9 7.5-9 7.5 0 0-9 7.5-9 7.5 0" stroke="var(--accent)" />
      <circle cx="4.5" cy="18.2" r="2" />
      <circle cx="12" cy="18.2" r="2" />
      <circle cx="19.5" cy="18.2" r="2" />
    </svg>
  );
}
