import { Drawer, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-back.js';
import { usePhone } from './use-phone.js';
import './sheet.css';

interface SheetProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly busy?: boolean;
  readonly width?: number;
  readonly onClose: () => void;
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

/** A dialog on the desk, a sheet from below on a phone. */
export const Sheet = ({ title, subtitle, busy = false, width = 560, onClose, foot, children }: SheetProps) => {
  const phone = usePhone();
  useFocusBack();
  const heading = (
    <span className="sheet-title">
      {title}
      {subtitle ? <span className="sheet-subtitle">{subtitle}</span> : null}
    </span>
  );
  // A long sheet must scroll by keyboard too, also where nothing in it can be focused.
  const body = (
    <div className="sheet-body" role="group" aria-label={title} tabIndex={0}>
      {children}
    </div>
  );
  const handleClose = () => {
    if (!busy) onClose();
  };
  if (phone) {
    return (
      <Drawer
        open
        placement="bottom"
        title={heading}
        onClose={handleClose}
        size="auto"
        maskClosable={false}
        styles={{ body: { padding: 16, maxHeight: '70vh', overflow: 'auto' }, footer: { paddingBottom: 'max(12px, env(safe-area-inset-bottom))' } }}
        footer={<div className="sheet-foot">{foot}</div>}
      >
        {body}
      </Drawer>
    );
  }
  return (
    <Modal
      open
      centered
      title={heading}
      width={width}
      onCancel={handleClose}
      mask={{ closable: false }}
      styles={{ body: { maxHeight: '68vh', overflow: 'auto', padding: '4px 2px' } }}
      footer={<div className="sheet-foot">{foot}</div>}
    >
      {body}
    </Modal>
  );
};
