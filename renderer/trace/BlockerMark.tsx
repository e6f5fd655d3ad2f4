interface Props {
  readonly number: number;
}

/** The octagon of a blocker with its number, the same as on the canvas (VISUAL 11). */
export function BlockerMark({ number }: Props) {
  return (
    <svg className="blocker-mark" width={17} height={17} viewBox="0 0 18 18" aria-hidden="true">
      <path d="M5.274 0h7.452L18 5.274v7.452L12.726 18H5.274L0 12.726V5.274Z" />
      <text x="9" y="12.8" textAnchor="middle">
        {number}
      </text>
    </svg>
  );
}
