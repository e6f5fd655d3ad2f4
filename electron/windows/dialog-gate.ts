export interface DialogGate {
  /** Shows a dialog; while it is up the gate is closed. */
  readonly during: <Value>(show: () => Promise<Value>) => Promise<Value>;
  readonly isOpen: () => boolean;
  /** Runs at once, or when the last dialog is gone. */
  readonly whenOpen: (act: () => void) => void;
}

/** Opening a window while a modal file dialog is up has crashed other programs, so requests to open wait until no dialog is. */
export function createDialogGate(): DialogGate {
  let shown = 0;
  const waiting: (() => void)[] = [];
  return {
    during: async (show) => {
      shown += 1;
      try {
        return await show();
      } finally {
        shown -= 1;
        if (shown === 0) for (const act of waiting.splice(0)) act();
      }
    },
    isOpen: () => shown === 0,
    whenOpen: (act) => {
      if (shown === 0) act();
      else waiting.push(act);
    },
  };
}
