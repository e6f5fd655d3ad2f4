import type { traceTexts } from '../../../shared/i18n/trace.ts';
import type { Design } from '../../../shared/model/design.ts';
import type { Probe, ProbeKind } from '../../../shared/model/probe.ts';

/** The probe form as typed: numbers stay texts until the trace runs, so that nothing a person enters is lost. */
export interface ProbeDraft {
  readonly from: string;
  readonly to: string;
  readonly kind: ProbeKind;
  readonly port: string;
  readonly count: string;
  /** Innermost IP length of the packet in bytes; empty: what the kind of probe sends by itself. */
  readonly size: string;
  readonly dontFragment: boolean;
  /** Kept from a saved probe as long as kind and ends are its own; no field of the form. */
  readonly sourcePort?: number;
  /** Empty: the instance's own key. */
  readonly key: string;
  /** The saved probe the draft came from and still equals; empty otherwise. */
  readonly saved: string;
}

export const emptyDraft: ProbeDraft = { from: '', to: '', kind: 'ping', port: '', count: '', size: '', dontFragment: false, key: '', saved: '' };

/** Which fields a kind of probe has. */
export const kindFields: Readonly<Record<ProbeKind, { readonly port: string | null; readonly count: string | null; readonly key: boolean }>> = {
  ping: { port: null, count: '4', key: false },
  traceroute: { port: null, count: null, key: false },
  tcp: { port: '80', count: null, key: false },
  udp: { port: '53', count: null, key: false },
  http: { port: '80', count: '1', key: false },
  ssh: { port: '22', count: null, key: true },
};

export interface DraftProblem {
  readonly field: 'from' | 'to' | 'port' | 'count' | 'size';
  readonly key: keyof typeof traceTexts;
}

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);

function numberOf(text: string, first: number, last: number): number | null {
  const value = whole(text.trim());
  return value !== null && value >= first && value <= last ? value : null;
}

/** Turns a draft into a probe, or says what is missing. Empty port and count mean the defaults of CONTRACTS 2. */
export function probeOf(draft: ProbeDraft): { readonly ok: true; readonly probe: Probe } | { readonly ok: false; readonly problems: readonly DraftProblem[] } {
  const fields = kindFields[draft.kind];
  const problems: DraftProblem[] = [];
  const [from, to] = [draft.from.trim(), draft.to.trim()];
  if (from === '') problems.push({ field: 'from', key: 'form.missing.from' });
  if (to === '') problems.push({ field: 'to', key: 'form.missing.to' });
  const port = fields.port === null || draft.port.trim() === '' ? undefined : numberOf(draft.port, 1, 65535);
  if (port === null) problems.push({ field: 'port', key: 'form.bad.port' });
  const count = fields.count === null || draft.count.trim() === '' ? undefined : numberOf(draft.count, 1, 100);
  if (count === null) problems.push({ field: 'count', key: 'form.bad.count' });
  const size = draft.size.trim() === '' ? undefined : numberOf(draft.size, 28, 65535);
  if (size === null) problems.push({ field: 'size', key: 'form.bad.size' });
  if (problems.length > 0 || port === null || count === null || size === null) return { ok: false, problems };
  const key = fields.key && draft.key !== '' ? draft.key : undefined;
  return {
    ok: true,
    probe: {
      from,
      to,
      kind: draft.kind,
      ...(port === undefined ? {} : { port }),
      ...(draft.sourcePort === undefined ? {} : { sourcePort: draft.sourcePort }),
      ...(size === undefined ? {} : { sizeBytes: size }),
      ...(draft.dontFragment ? { dontFragment: true } : {}),
      ...(count === undefined ? {} : { count }),
      ...(key === undefined ? {} : { key }),
    },
  };
}

/** A saved probe as the form shows it. */
export function draftOf(id: string, probe: Probe): ProbeDraft {
  return {
    from: probe.from,
    to: probe.to,
    kind: probe.kind,
    port: probe.port === undefined ? '' : String(probe.port),
    count: probe.count === undefined ? '' : String(probe.count),
    size: probe.sizeBytes === undefined ? '' : String(probe.sizeBytes),
    dontFragment: probe.dontFragment === true,
    ...(probe.sourcePort === undefined ? {} : { sourcePort: probe.sourcePort }),
    key: probe.key ?? '',
    saved: id,
  };
}

/** The draft with a field changed; it no longer is the saved probe it came from. */
export function edited({ sourcePort, ...draft }: ProbeDraft, change: Partial<Omit<ProbeDraft, 'saved'>>): ProbeDraft {
  const isOther = change.from !== undefined || change.to !== undefined || change.kind !== undefined;
  return { ...draft, ...(sourcePort === undefined || isOther ? {} : { sourcePort }), ...change, saved: '' };
}

/** Source and destination exchanged. */
export function swapped(draft: ProbeDraft): ProbeDraft {
  return edited(draft, { from: draft.to, to: draft.from });
}

/**
 * The draft to start with: the last one while its ends still exist, else the first saved probe, else what is selected as the source.
 */
export function startingDraft(last: ProbeDraft, design: Design, selected: string | null): ProbeDraft {
  const exists = (end: string): boolean => end === '' || Object.hasOwn(design.components, end.split('/')[0] ?? '') || /[.:]/.test(end);
  if (last.from !== '' && exists(last.from) && exists(last.to)) return last;
  const first = Object.keys(design.probes).sort()[0];
  const saved = first === undefined ? undefined : design.probes[first];
  if (first !== undefined && saved !== undefined) return draftOf(first, saved);
  return { ...emptyDraft, from: selected ?? '' };
}
