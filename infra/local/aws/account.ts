/** The one account and region that a machine without AWS pretends to be. */
export const localAccount = { accountId: '000000000000', region: 'us-east-1' } as const;
