/** Words of who goes on with what somebody had in hand. */
export const holderWords = {
  follows: '办理人换了岗位',
  followsPost: '交给接任的人',
  followsPerson: '仍由原来的人办',
  standIn: '代办期间收到的事，到期后',
  standInKeeps: '代办的同志仍可办完',
  standInEnds: '只由本人办',
};
