import { memo } from 'react';
import { useSession } from '../state/session.ts';
import { NameEditor } from './NameEditor.tsx';

/** A card's element: nothing to see, for the picture below is painted; something to point at, focus and hear. */
export const ComponentNode = memo(function ComponentNode({ id }: { readonly id: string }) {
  const isRenaming = useSession((state) => state.renaming === id);
  return isRenaming ? <NameEditor id={id} /> : null;
});
