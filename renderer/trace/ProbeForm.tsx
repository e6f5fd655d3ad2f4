import { ArrowUpDown, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { probeKinds, type ProbeKind } from '../../shared/model/probe.ts';
import { scopeOf, useDesign } from '../state/document.ts';
import { useSelection } from '../state/selection.ts';
import { pickComponent, useSession } from '../state/session.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { EndField } from './EndField.tsx';
import { endOptions } from './model/end-options.ts';
import { draftOf, edited, kindFields, probeOf, startingDraft, swapped, type DraftProblem, type ProbeDraft } from './model/probe-draft.ts';
import { ProbeNumbers } from './ProbeNumbers.tsx';
import { SavedProbes } from './SavedProbes.tsx';
import { useReturnFocus } from './use-return-focus.ts';
import { useTrace } from './trace-store.ts';
import './trace.css';
import './probe-form.css';

/**
 * Asks what to trace (UX 68). Floats beside the canvas instead of covering it, because both ends can be picked there;
 * while picking it steps aside.
 */
export function ProbeForm() {
  const say = useTexts(traceTexts);
  const language = useLanguage();
  const design = useDesign();
  const close = useSession((state) => state.close);
  const picking = useSession((state) => state.pick !== null);
  const running = useTrace((state) => state.running);
  const defect = useTrace((state) => state.defect);
  const run = useTrace((state) => state.run);
  useReturnFocus({ next: '.player-play', fallback: '.toolbar .button.primary' });
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  const options = useMemo(() => endOptions(scopeOf(design), new Intl.Collator(language).compare), [design, language]);
  const [draft, setDraft] = useState(() => {
    const [selected] = useSelection.getState().ids;
    const canSend = options.some((option) => option.value === selected);
    return startingDraft(useTrace.getState().draft, design, canSend ? (selected ?? null) : null);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || useSession.getState().pick !== null) return;
      event.preventDefault();
      close();
    };
    globalThis.addEventListener('keydown', listen);
    return () => globalThis.removeEventListener('keydown', listen);
  }, [close]);

  const change = (make: (draft: ProbeDraft) => ProbeDraft): void => {
    setProblems([]);
    setDraft((current) => {
      const next = make(current);
      useTrace.getState().setDraft(next);
      return next;
    });
  };
  const problemOf = (field: DraftProblem['field']): string | null => {
    const problem = problems.find((entry) => entry.field === field);
    return problem === undefined ? null : say(problem.key);
  };
  const pick = (field: 'from' | 'to'): void => {
    void pickComponent(traceTexts[`form.picking.${field}`]).then((id) => {
      if (id !== null) change((current) => edited(current, { [field]: id }));
      form.current?.querySelector<HTMLInputElement>(`[data-field=${field}] input`)?.focus();
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = probeOf(draft);
    setProblems(read.ok ? [] : read.problems);
    if (read.ok) void run(read.probe, design).then((shown) => (shown ? close() : undefined));
  };
  return (
    <div className={picking ? 'probe-form picking' : 'probe-form'} role="dialog" aria-label={say('form.title')}>
      <form ref={form} className="probe-fields" noValidate onSubmit={submit}>
        <div className="probe-head">
          <h2>{say('form.title')}</h2>
          <button type="button" className="icon-button" aria-label={say('form.close')} onClick={close}>
            <X size={16} aria-hidden="true" />
          </button>
        </div>
        <SavedProbes design={design} chosen={draft.saved} onChoose={(id, probe) => change(() => draftOf(id, probe))} />
        <div className="probe-ends">
          <EndField field="from" autoFocus value={draft.from} options={options} problem={problemOf('from')} onChange={(from) => change((current) => edited(current, { from }))} onPick={() => pick('from')} />
          <EndField field="to" value={draft.to} options={options} problem={problemOf('to')} onChange={(to) => change((current) => edited(current, { to }))} onPick={() => pick('to')} />
          <button type="button" className="icon-button probe-swap" aria-label={say('form.swap')} title={say('form.swap')} onClick={() => change(swapped)}>
            <ArrowUpDown size={16} aria-hidden="true" />
          </button>
        </div>
        <div className="probe-kinds" role="radiogroup" aria-label={say('form.kind')}>
          {probeKinds.map((kind: ProbeKind) => (
            <label key={kind} className={draft.kind === kind ? 'chosen' : undefined}>
              <input type="radio" name="probe-kind" value={kind} checked={draft.kind === kind} onChange={() => change((current) => edited(current, { kind, port: '', count: '' }))} />
              {say(`kind.${kind}`)}
            </label>
          ))}
        </div>
        <ProbeNumbers draft={draft} design={design} fields={kindFields[draft.kind]} problemOf={problemOf} onChange={(next) => change((current) => edited(current, next))} />
        {defect === null ? null : <p role="alert">{say('form.failed')}</p>}
        <div className="probe-foot">
          <button type="submit" className="button primary" disabled={running}>
            {say('form.run')}
          </button>
        </div>
      </form>
    </div>
  );
}
