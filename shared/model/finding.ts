import type { ComponentId } from './design.ts';
import type { TextParams } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place in a design: a component and, where one row or field is meant, a JSON Pointer into its props. */
export interface Place {
  readonly component: ComponentId;
  readonly path?: string;
}

/** A remedy as a named command with its arguments: applied through the same door as every other edit, and undoable. */
export interface Fix {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Sentence code of the button's text, looked up beside the finding's own. */
  readonly title: string;
  readonly params?: TextParams;
}

/** Something is wrong with, or worth knowing about, the design as it stands. The sentence is made late from `code` and `params`. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  readonly params: TextParams;
  /** Ids of the documented rules behind it, e.g. IG-19. */
  readonly rule?: readonly string[];
  readonly fix?: Fix;
}

/** Why an edit is not possible now. Nothing has changed when one is returned. `blocking` are the objects that stand in the way. */
export interface Refusal {
  readonly code: string;
  readonly params: TextParams;
  readonly at?: Place;
  readonly blocking?: readonly ComponentId[];
  readonly rule?: readonly string[];
  readonly fix?: Fix;
}
