import type { DrawMark } from '@/domain/watermarks/mark-paper';
import { renderInThread } from './paper-thread';

/**
 * Draws the line that marks a copy, while its reader waits.
 * @throws PortalError unavailable, as `renderInThread`
 */
export const drawMark: DrawMark = (paper) => renderInThread({ kind: 'mark', paper });
