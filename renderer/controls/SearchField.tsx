import { Search } from 'lucide-react';
import type { ComponentPropsWithRef, KeyboardEvent, ReactNode } from 'react';
import { isComposing } from '../keymap/shortcuts.ts';

/**
 * A field to search in, with what stands beside its text. Escape empties it; keys of a half-typed syllable are the input method's.
 * As a combo box (`box`) it belongs to a list, and Escape to whoever owns the list.
 */
export function SearchField({
  label,
  text,
  search,
  keys,
  className = '',
  isFirst = false,
  box,
  children,
}: {
  readonly label: string;
  readonly text: string;
  readonly search: (text: string) => void;
  readonly keys?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly className?: string;
  /** The field a dialog opens with. */
  readonly isFirst?: boolean;
  readonly box?: ComponentPropsWithRef<'input'>;
  readonly children?: ReactNode;
}) {
  return (
    <label className={`search-field ${className}`}>
      <Search size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        {...(box === undefined ? { type: 'search' } : { ...box, role: 'combobox' })}
        data-autofocus={isFirst ? '' : undefined}
        value={text}
        placeholder={label}
        aria-label={label}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) {
            // The browser itself would empty the field.
            if (event.key === 'Escape') event.preventDefault();
            return;
          }
          if (event.key === 'Escape' && box === undefined) search('');
          else keys?.(event);
        }}
      />
      {children}
    </label>
  );
}
