import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place beside the tabs where the panel shown puts its own controls; null until it is on screen. */
export const PanelToolsPlace = createContext<HTMLElement | null>(null);

/** Controls of a bottom panel, shown in the line of the tabs. */
export function PanelTools({ children }: { readonly children: ReactNode }) {
  const place = useContext(PanelToolsPlace);
  return place === null ? null : createPortal(children, place);
}
