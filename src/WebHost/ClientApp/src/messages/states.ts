import type { MessageState } from '../api/types';

export const messageStates: readonly MessageState[] = ['queued', 'sending', 'sent', 'delivered', 'failed', 'skipped', 'cancelled'];

/** Whether somebody may have it sent again. */
export const again = (state: MessageState) => state === 'failed' || state === 'cancelled' || state === 'skipped';

const colors: Partial<Record<MessageState, string>> = { queued: 'processing', sending: 'processing', sent: 'success', delivered: 'success', failed: 'error', skipped: 'warning' };

export const stateColor = (state: MessageState) => colors[state] ?? 'default';
