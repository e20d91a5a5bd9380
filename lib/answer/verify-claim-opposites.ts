/** Concepts that deny one another, in pairs; both directions count. */
const OPPOSITES =
  "rise:fall more:less open:shut begin:end before:after approve:reject confirm:deny win:fall import:export profit:loss " +
  "hire:dismiss large:small most:few allow:ban north:south north:east north:west south:east south:west east:west " +
  "inside:outside early:late private:public success:fail guilty:innocent morning:evening husband:wife father:mother son:daughter " +
  "man:woman borrow:lend true:false buy:sell leave:arrive raise:fall kill:wound arrive:leave approve:deny unchanged:rise unchanged:fall unchanged:raise highest:lowest best:worst older:newer approve:fail fall:keep resign:dismiss";

const OPPOSITE = new Set(OPPOSITES.split(" ").flatMap((pair) => [pair, pair.split(":").reverse().join(":")]));

export function areOpposite(a: string, b: string): boolean {
  return OPPOSITE.has(`${a}:${b}`);
}
