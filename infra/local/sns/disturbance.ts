/**
 * What a test may have SNS do to a call. `refuse`: throttled before anything happened. `lose-answer`: done, but the
 * caller is told of an internal error, as when a connection breaks at the wrong moment.
 */
export type Disturbance = 'refuse' | 'lose-answer';
