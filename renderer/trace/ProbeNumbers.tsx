import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import { useTexts } from '../state/texts.ts';
import type { DraftProblem, kindFields, ProbeDraft } from './model/probe-draft.ts';
import { loginKeys } from './model/login-keys.ts';

interface Props {
  readonly draft: ProbeDraft;
  readonly design: Design;
  readonly fields: (typeof kindFields)[keyof typeof kindFields];
  readonly problemOf: (field: DraftProblem['field']) => string | null;
  readonly onChange: (next: Partial<Pick<ProbeDraft, 'port' | 'count' | 'size' | 'dontFragment' | 'key'>>) => void;
}

/** Port, count and key, as far as the chosen kind of probe has them; how large its packets are, and whether they may be cut. */
export function ProbeNumbers({ draft, design, fields, problemOf, onChange }: Props) {
  const say = useTexts(traceTexts);
  const number = (name: 'port' | 'count' | 'size', placeholder: string) => {
    const problem = problemOf(name);
    return (
      <label className="probe-field" key={name}>
        <span>{say(`form.${name}`)}</span>
        <input inputMode="numeric" value={draft[name]} placeholder={placeholder} aria-invalid={problem !== null} onChange={(event) => onChange({ [name]: event.target.value })} />
        {problem === null ? null : <small className="field-problem">{problem}</small>}
      </label>
    );
  };
  return (
    <div className="probe-numbers">
      {fields.port === null ? null : number('port', fields.port)}
      {fields.count === null ? null : number('count', fields.count)}
      {number('size', '60')}
      <label className="probe-check">
        <input type="checkbox" checked={draft.dontFragment} onChange={(event) => onChange({ dontFragment: event.target.checked })} />
        {say('form.dontFragment')}
      </label>
      {fields.key ? (
        <label className="probe-field">
          <span>{say('form.key')}</span>
          <select value={draft.key} onChange={(event) => onChange({ key: event.target.value })}>
            <option value="">{say('form.key.own')}</option>
            {loginKeys(design).map(([id, component]) => (
              <option key={id} value={id}>
                {component.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  );
}
