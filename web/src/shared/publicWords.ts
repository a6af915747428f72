/** Telephone, identity-card and account numbers, as the server masks them before anything is public. */
export const NUMBERS = /(?<![0-9])(?:[1-9][0-9]{16}[0-9Xx]|(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|0[0-9]{2,3}[- ]?[0-9]{7,8}|[0-9]{4}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?|[1-9][0-9]{14})(?![0-9])/
const narrow = (text: string) => text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - '０'.charCodeAt(0) + 48))

export const masked = (text: string) => narrow(text).replace(new RegExp(NUMBERS.source, 'g'), found => '＊'.repeat(Math.min(6, found.length)))

const SURNAME = '(?:欧阳|司马|上官|诸葛|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝邬安常于傅顾孟黄穆萧尹姚邵汪毛米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童郭梅林徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫丁邓洪石崔龚程陆翁段侯刘叶白赖乔谭温庄翟阎瞿曾易廖耿欧向龙黎康])'
const NAMES = [
  new RegExp(`${SURNAME}[\\u4e00-\\u9fff]{0,2}(?:先生|女士|小姐|同志|师傅|经理|老师|主任|阿姨|大爷|大妈|老人|某某|某)`),
  new RegExp(`(?:联系人?|找|叫|居民|业主|户主|村民|当事人|投诉人|反映人|姓名|本人)[是为：: ]?${SURNAME}[\\u4e00-\\u9fff]{1,2}(?![\\u4e00-\\u9fff])`),
  /\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]/,
]
const ADDRESS = /[0-9一二三四五六七八九十]+ ?(?:号楼|号院|号门|栋|幢|单元|室|弄|门牌)|(?:路|街|巷|弄|道|小区|花园|苑|村)[0-9０-９]+ ?号/

export type Doubt = 'number' | 'address' | 'name'

/** What in these words may say who somebody is; a guess that warns and never forbids. */
export function doubtsOf(text: string): Doubt[] {
  const said = narrow(text)
  const found: [Doubt, boolean][] = [['number', NUMBERS.test(said)], ['address', ADDRESS.test(said)], ['name', NAMES.some(name => name.test(said))]]
  return found.filter(([, is]) => is).map(([doubt]) => doubt)
}
