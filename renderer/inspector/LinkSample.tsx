import type { LinkKind } from '../../shared/model/design.ts';

const strokes: Readonly<Record<LinkKind, { readonly width: number; readonly dash: string }>> = {
  l2: { width: 1.5, dash: '' },
  routed: { width: 1.5, dash: '' },
  attach: { width: 2, dash: '.1 4.5' },
  tunnel: { width: 1.25, dash: '' },
  peering: { width: 1.5, dash: '9 4 1.5 4' },
};

/** A short stroke in the manner of a link type (VISUAL 9): legend, lists, inspector. */
export function LinkSample({ type, width = 26 }: { readonly type: LinkKind; readonly width?: number }) {
  const { width: stroke, dash } = strokes[type];
  const ends = type === 'routed';
  const line = (y: number) => <path d={`M${ends ? 6 : 1} ${String(y)}H${String(width - (ends ? 6 : 1))}`} stroke="var(--line-link)" strokeWidth={stroke} strokeDasharray={dash} strokeLinecap="round" />;
  return (
    <svg className="link-sample" width={width} height={10} viewBox={`0 0 ${String(width)} 10`} fill="none" aria-hidden="true">
      {type === 'tunnel' ? (
        <>
          {line(2.5)}
          {line(7.5)}
        </>
      ) : (
        line(5)
      )}
      {ends ? (
        <>
          <circle cx={3.8} cy={5} r={2.6} stroke="var(--line-link)" strokeWidth={1.5} />
          <circle cx={width - 3.8} cy={5} r={2.6} stroke="var(--line-link)" strokeWidth={1.5} />
        </>
      ) : null}
      {type === 'peering' ? <path d={`M${String(width / 2)} 1.5 ${String(width / 2 + 3.5)} 5 ${String(width / 2)} 8.5 ${String(width / 2 - 3.5)} 5Z`} fill="var(--bg-surface)" stroke="var(--line-link)" strokeWidth={1.5} /> : null}
    </svg>
  );
}
