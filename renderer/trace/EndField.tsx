import { Crosshair } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { traceTexts } from '../../shared/i18n/trace.ts';
import { useTexts } from '../state/texts.ts';
import { KindGlyph } from './KindGlyph.tsx';
import type { EndOption } from './model/end-options.ts';
import { endText, resolveEnd } from './model/end-options.ts';

interface Props {
  readonly field: 'from' | 'to';
  readonly value: string;
  readonly options: readonly EndOption[];
  readonly problem: string | null;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onPick: () => void;
}

/** One end of a probe: a component chosen by name or on the canvas, or an address, URL or host name as typed. */
export function EndField({ field, value, options, problem, autoFocus = false, onChange, onPick }: Props) {
  const say = useTexts(traceTexts);
  // What is typed stays as typed; a value that comes from elsewhere (swap, pick, saved probe) is shown by its name.
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: string } | null>(null);
  const text = typed !== null && typed.value === value ? typed.text : endText(value, options);
  const change = (next: string): void => {
    const resolved = resolveEnd(next, options);
    setTyped({ text: next, value: resolved });
    onChange(resolved);
  };
  return (
    <ComboBox
      className="end-field"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={text}
      selectedKey={options.some((option) => option.value === value) ? value : null}
      isInvalid={problem !== null}
      defaultItems={options}
      onInputChange={change}
      onSelectionChange={(key) => {
        if (typeof key !== 'string') return;
        setTyped(null);
        onChange(key);
      }}
    >
      <Label>{say(`form.${field}`)}</Label>
      <div className="end-input">
        <Input placeholder={say(`form.${field}.hint`)} autoFocus={autoFocus} spellCheck={false} onFocus={(event) => event.target.select()} />
        <Button slot={null} className="icon-button" aria-label={say(`form.pick.${field}`)} onPress={onPick}>
          <Crosshair size={15} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className="field-problem">{problem}</FieldError>
      <Popover className="end-popover" offset={4}>
        <ListBox<EndOption> className="end-options">
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.name} className="end-option">
              <KindGlyph kind={option.kind} />
              <b>{option.name}</b>
              <span>{option.address}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
