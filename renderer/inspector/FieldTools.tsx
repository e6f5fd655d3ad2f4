import { Calculator, ListPlus, type LucideIcon } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { registry } from '../../shared/catalog/index.ts';
import { inspectorTexts } from '../../shared/i18n/inspector.ts';
import { scopeOf, useDesign } from '../state/document.ts';
import { useSession } from '../state/session.ts';
import { useTexts } from '../state/texts.ts';
import { CidrCalculator } from './CidrCalculator.tsx';
import type { FieldProps } from './field-context.ts';
import { isOwnAddress, nextFreeAddress, nextFreeRange } from './next-free.ts';

type Tools = Pick<FieldProps, 'field' | 'component' | 'path'> & {
  /** What stands in the field, typed or stored. */
  readonly text: string;
  /** Puts another value there, as if it had been typed and confirmed. */
  readonly take: (value: string) => void;
  readonly children: ReactNode;
};

/** A field for an address or a range with its helpers: what is free next, and the calculator. Other fields have none. */
export function FieldTools({ field, component, path, text, take, children }: Tools) {
  const say = useTexts(inspectorTexts);
  const design = useDesign();
  const [isOpen, setOpen] = useState(false);
  const tools = useRef<HTMLSpanElement>(null);
  const { form, immutable } = field.hint;
  const freeRange = useMemo(() => (form === 'cidr' && immutable !== true ? nextFreeRange(design, component, path) : null), [form, immutable, design, component, path]);
  const isOwn = useMemo(() => form === 'address' && immutable !== true && isOwnAddress(design, component, path), [form, immutable, design, component, path]);
  if (form !== 'cidr' && !isOwn) return children;
  const takeAddress = (): void => {
    const address = nextFreeAddress(design, component, path);
    if (address === null) useSession.getState().announce(inspectorTexts['address.noneFree']);
    else take(`${address}${/\/\d+$/.exec(text)?.[0] ?? ''}`);
  };
  const close = (): void => {
    setOpen(false);
    // The focus goes back to the button that opened it.
    tools.current?.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
  };
  return (
    <>
      <span className="field-tools">
        {children}
        <span className="field-tool-row" ref={tools}>
          {isOwn ? <ToolButton label={say('address.free')} icon={ListPlus} press={takeAddress} /> : null}
          {freeRange === null ? null : <ToolButton label={say('address.freeBlock')} hint={say('address.freeNow', { value: freeRange })} icon={ListPlus} press={() => take(freeRange)} />}
          {form === 'cidr' ? <ToolButton label={say('calculator.open')} hint={say('calculator.title')} icon={Calculator} isOpen={isOpen} press={() => setOpen(!isOpen)} /> : null}
        </span>
      </span>
      {isOpen ? <CidrCalculator given={text} reserved={reservedOf(design, component)} take={immutable === true ? null : take} close={close} /> : null}
    </>
  );
}

function ToolButton({ label, hint = label, icon: Icon, isOpen, press }: { readonly label: string; readonly hint?: string; readonly icon: LucideIcon; readonly isOpen?: boolean; readonly press: () => void }) {
  return (
    <button type="button" className="icon-button small" aria-label={label} title={hint} aria-expanded={isOpen} onClick={press}>
      <Icon size={13} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** Addresses that the component keeps for itself, as its kind tells them. */
function reservedOf(design: ReturnType<typeof useDesign>, id: string): readonly { readonly label: { readonly ko: string; readonly en: string }; readonly value: string }[] {
  const scope = scopeOf(design);
  const entry = scope.component(id);
  const definition = entry === null ? null : registry.find(entry.component.kind);
  if (entry === null || definition?.schema.safeParse(entry.component.props).success !== true) return [];
  return definition.readings(entry.id, entry.component, scope).filter((reading) => reading.isReserved === true);
}
