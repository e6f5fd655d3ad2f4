import { X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { editorTexts } from '../../shared/i18n/editor.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import type { Localized } from '../../shared/model/text.ts';
import { isComposing } from '../keymap/shortcuts.ts';
import { scopeOf, useDesign } from '../state/document.ts';
import { useLanguage, useTexts } from '../state/texts.ts';
import { descriptionIds, findingsAt, findingsWithin, type FieldProps } from './field-context.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { textOf } from './read-text.ts';

/** Runs a commit and keeps its refusal for the field. */
function useCommit(commit: FieldProps['commit']): readonly [Localized | null, (value: unknown) => void] {
  const [problem, setProblem] = useState<Localized | null>(null);
  return [problem, (value) => setProblem(commit(value))];
}

export function ToggleField({ field, value, mixed = false, path, findings, commit }: FieldProps) {
  const id = useId();
  const say = useTexts(editorTexts);
  const sayMany = useTexts(inspectorTexts);
  const [problem, change] = useCommit(commit);
  return (
    <FieldFrame id={id} hint={field.hint} findings={findingsAt(findings, path)} problem={problem}>
      <span className="toggle">
        <input
          id={id}
          type="checkbox"
          // A switch is on or off; a checkbox may be neither.
          role={mixed ? undefined : 'switch'}
          ref={(box) => {
            if (box !== null) box.indeterminate = mixed;
          }}
          checked={value === true}
          disabled={field.hint.immutable === true}
          data-path={path}
          aria-describedby={descriptionIds(id, field.hint, problem !== null)}
          onChange={(event) => change(event.target.checked)}
        />
        <span className="quiet">{mixed ? sayMany('many.mixed') : value === true ? say('inspector.on') : say('inspector.off')}</span>
      </span>
    </FieldFrame>
  );
}

/** What a choice shows while several components differ: nothing that could be chosen. */
function MixedOption() {
  return (
    <option value={mixedValue} disabled hidden>
      {useTexts(inspectorTexts)('many.mixed')}
    </option>
  );
}

const mixedValue = '\u0000mixed';

export function ChoiceField({ field, value, mixed = false, path, findings, commit }: FieldProps) {
  const id = useId();
  const language = useLanguage();
  const [problem, change] = useCommit(commit);
  const options = field.hint.options ?? [];
  const shown = mixed ? mixedValue : textOf(value);
  return (
    <FieldFrame id={id} hint={field.hint} findings={findingsAt(findings, path)} problem={problem}>
      <select id={id} className="input" value={shown} disabled={field.hint.immutable === true} data-path={path} aria-describedby={descriptionIds(id, field.hint, problem !== null)} onChange={(event) => change(event.target.value)}>
        {mixed ? <MixedOption /> : options.some((option) => option.value === shown) ? null : <option value={shown}>{shown}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label[language]}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** Components a reference may name, by name; what it names now stays choosable even when it is gone. */
function useReferences(field: FieldProps['field'], current: readonly string[]): readonly { readonly id: string; readonly name: string }[] {
  const design = useDesign();
  const language = useLanguage();
  const scope = scopeOf(design);
  const say = useTexts(editorTexts);
  const { among } = field;
  const known = (field.hint.kinds ?? [])
    .flatMap((kind) => scope.ofKind(kind))
    .filter((entry) => among === undefined || among.includes(entry.id))
    .map((entry) => ({ id: String(entry.id), name: entry.component.name }));
  const gone = current.filter((id) => id !== '' && !known.some((entry) => entry.id === id));
  const collator = new Intl.Collator(language);
  return [...known.sort((left, right) => collator.compare(left.name, right.name)), ...gone.map((id) => ({ id, name: say('inspector.missing', { id }) }))];
}

export function ReferenceField({ field, value, mixed = false, path, findings, commit }: FieldProps) {
  const id = useId();
  const say = useTexts(editorTexts);
  const [problem, change] = useCommit(commit);
  const shown = mixed ? mixedValue : textOf(value);
  const options = useReferences(field, mixed ? [] : [shown]);
  return (
    <FieldFrame id={id} hint={field.hint} findings={findingsAt(findings, path)} problem={problem}>
      <select id={id} className="input" value={shown} disabled={field.hint.immutable === true} data-path={path} aria-describedby={descriptionIds(id, field.hint, problem !== null)} onChange={(event) => change(event.target.value === '' ? null : event.target.value)}>
        {mixed ? <MixedOption /> : null}
        <option value="">{say('inspector.unset')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function ReferencesField({ field, value, mixed = false, path, findings, commit }: FieldProps) {
  const id = useId();
  const say = useTexts(editorTexts);
  const [problem, change] = useCommit(commit);
  const chosen = listOf(value);
  const options = useReferences(field, chosen);
  const rest = options.filter((option) => !chosen.includes(option.id));
  return (
    <FieldFrame id={id} hint={field.hint} findings={findingsWithin(findings, path)} problem={problem}>
      <MixedNote mixed={mixed} />
      <Chips values={chosen} name={(item) => options.find((option) => option.id === item)?.name ?? item} remove={(item) => change(chosen.filter((other) => other !== item))} />
      {/* It stays where nothing is left to add: it has the focus of whoever chose the last one by keys. */}
      <select id={id} className="input" value="" data-path={path} aria-describedby={descriptionIds(id, field.hint, problem !== null)} onChange={(event) => change([...chosen, event.target.value])}>
        <option value="">{say('texts.add')}</option>
        {rest.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function TextsField({ field, value, mixed = false, path, findings, commit }: FieldProps) {
  const id = useId();
  const say = useTexts(editorTexts);
  const [problem, change] = useCommit(commit);
  const [draft, setDraft] = useState('');
  const values = listOf(value);
  const add = (): void => {
    const text = draft.normalize('NFC').trim();
    if (text === '') return;
    setDraft('');
    change([...values, text]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isComposing(event.nativeEvent) && event.key === 'Enter') add();
  };
  return (
    <FieldFrame id={id} hint={field.hint} findings={findingsWithin(findings, path)} problem={problem}>
      <MixedNote mixed={mixed} />
      <Chips values={values} name={(item) => item} remove={(item) => change(values.filter((other) => other !== item))} />
      <input id={id} className="input" value={draft} placeholder={say('texts.add')} data-path={path} aria-describedby={descriptionIds(id, field.hint, problem !== null)} onChange={(event) => setDraft(event.target.value)} onBlur={add} onKeyDown={onKeyDown} />
    </FieldFrame>
  );
}

/** Above the items of a list that all components share, when they have others besides. */
function MixedNote({ mixed }: { readonly mixed: boolean }) {
  const say = useTexts(inspectorTexts);
  return mixed ? <span className="quiet mixed-note">{say('many.mixed')}</span> : null;
}

function Chips({ values, name, remove }: { readonly values: readonly string[]; readonly name: (value: string) => string; readonly remove: (value: string) => void }) {
  const say = useTexts(editorTexts);
  if (values.length === 0) return null;
  return (
    <span className="chips">
      {values.map((value) => (
        <span key={value} className="chip">
          {name(value)}
          <button type="button" aria-label={say('texts.remove', { value: name(value) })} onClick={() => remove(value)}>
            <X size={11} aria-hidden="true" />
          </button>
        </span>
      ))}
    </span>
  );
}
