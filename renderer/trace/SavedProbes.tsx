import { traceTexts } from '../../shared/i18n/trace.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Probe } from '../../shared/model/probe.ts';
import { useTexts } from '../state/texts.ts';
import { endName } from './model/end-options.ts';

interface Props {
  readonly design: Design;
  /** Id of the saved probe in the form, or an empty text. */
  readonly chosen: string;
  readonly onChoose: (id: string, probe: Probe) => void;
}

/** The design's own probes, to fill the form with one of them. */
export function SavedProbes({ design, chosen, onChoose }: Props) {
  const say = useTexts(traceTexts);
  const ids = Object.keys(design.probes).sort();
  if (ids.length === 0) return null;
  const label = (id: string, probe: Probe): string => probe.name ?? `${probe.kind} ${endName(design, probe.from)} → ${endName(design, probe.to)} (${id})`;
  return (
    <label className="probe-field">
      <span>{say('form.saved')}</span>
      <select
        value={chosen}
        onChange={(event) => {
          // Chosen without the pointer or the keyboard (by assistive technology), focus would stay on an end, whose list opens as soon as its text changes.
          event.currentTarget.focus();
          const probe = design.probes[event.target.value];
          if (probe !== undefined) onChoose(event.target.value, probe);
        }}
      >
        <option value="">{say('form.saved.none')}</option>
        {ids.map((id) => {
          const probe = design.probes[id];
          return probe === undefined ? null : (
            <option key={id} value={id}>
              {label(id, probe)}
            </option>
          );
        })}
      </select>
    </label>
  );
}
