import {
  CheckIfPhoneNumberIsOptedOutCommand,
  PublishCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { snsCall } from './sns-call.ts';

/** Texts one phone number, without any topic. */
export interface NumberTexter {
  /** Whether the number has answered STOP: SNS sends it nothing then, from nobody in this account. */
  isOptedOut(number: string): Promise<boolean>;
  /** @returns `refused` where SNS does not send to this number, `throttled` where it takes no more just now. */
  text(number: string, words: string): Promise<'sent' | 'refused' | 'throttled'>;
}

export function snsNumberTexter(client: SNSClient): NumberTexter {
  return {
    async isOptedOut(phoneNumber) {
      const check = new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber });
      const answer = await snsCall(() => client.send(check), {
        InvalidParameterException: 'refused',
      });
      return answer !== 'refused' && answer.isOptedOut === true;
    },

    async text(number, words) {
      const publish = new PublishCommand({
        PhoneNumber: number,
        Message: words,
        MessageAttributes: {
          // A code is of no use when it comes late.
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        },
      });
      const answer = await snsCall(() => client.send(publish), {
        InvalidParameterException: 'refused',
        Throttled: 'throttled',
        ThrottledException: 'throttled',
        ThrottlingException: 'throttled',
        Throttling: 'throttled',
      });
      return typeof answer === 'string' ? answer : 'sent';
    },
  };
}
