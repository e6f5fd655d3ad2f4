import { exportTexts } from '../../shared/i18n/export.ts';
import { useTexts } from '../state/texts.ts';
import { exportFormats, exportScales, isPicture, type ExportChoice } from './export-options.ts';

interface Props {
  readonly choice: ExportChoice;
  /** How many components are selected. */
  readonly selected: number;
  readonly onChange: (next: Partial<ExportChoice>) => void;
}

interface SegmentsProps<Value extends string | number> {
  readonly name: string;
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly text: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

function Segments<Value extends string | number>({ name, label, values, chosen, text, onChoose }: SegmentsProps<Value>) {
  return (
    <fieldset className="export-segments">
      <legend>{label}</legend>
      <div>
        {values.map((value) => (
          <label key={value} className={value === chosen ? 'chosen' : undefined}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            {text(value)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Format, and for pictures scale, theme, range, title and legend. */
export function ExportChoices({ choice, selected, onChange }: Props) {
  const say = useTexts(exportTexts);
  return (
    <div className="export-choices">
      <fieldset className="export-formats">
        <legend>{say('export.format')}</legend>
        {exportFormats.map((format) => (
          <label key={format} className={format === choice.format ? 'chosen' : undefined}>
            <input type="radio" name="export-format" checked={format === choice.format} onChange={() => onChange({ format })} />
            <b>{say(`export.format.${format}`)}</b>
            <span>{say(`export.note.${format}`)}</span>
          </label>
        ))}
      </fieldset>
      {choice.format === 'png' ? (
        <Segments name="export-scale" label={say('export.scale')} values={exportScales} chosen={choice.scale} text={(scale) => `${scale}×`} onChoose={(scale) => onChange({ scale })} />
      ) : null}
      {isPicture(choice.format) ? (
        <>
          <Segments
            name="export-theme"
            label={say('export.theme')}
            values={['light', 'dark'] as const}
            chosen={choice.theme}
            text={(theme) => say(`export.theme.${theme}`)}
            onChoose={(theme) => onChange({ theme })}
          />
          {selected === 0 ? null : (
            <Segments
              name="export-range"
              label={say('export.range')}
              values={['all', 'selection'] as const}
              chosen={choice.selectionOnly ? 'selection' : 'all'}
              text={(range) => (range === 'all' ? say('export.range.all') : say('export.range.selection', { count: selected }))}
              onChoose={(range) => onChange({ selectionOnly: range === 'selection' })}
            />
          )}
          <fieldset className="export-contents">
            <legend>{say('export.content')}</legend>
            <label>
              <input type="checkbox" checked={choice.title} onChange={(event) => onChange({ title: event.target.checked })} />
              {say('export.withTitle')}
            </label>
            <label>
              <input type="checkbox" checked={choice.legend} onChange={(event) => onChange({ legend: event.target.checked })} />
              {say('export.withLegend')}
            </label>
          </fieldset>
        </>
      ) : null}
    </div>
  );
}
