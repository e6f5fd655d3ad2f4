import { memo } from 'react';
import { useSession } from '../state/session.ts';
import { NameEditor } from './NameEditor.tsx';

/** A box's element: its band and border take the pointer, its inside lets it through to what stands there. */
export const ContainerNode = memo(function ContainerNode({ id }: { readonly id: string }) {
  const isRenaming = useSession((state) => state.renaming === id);
  return (
    <>
      <div className="box-band" />
      <div className="box-edge left" />
      <div className="box-edge right" />
      <div className="box-edge bottom" />
      {isRenaming ? <NameEditor id={id} /> : null}
    </>
  );
});
