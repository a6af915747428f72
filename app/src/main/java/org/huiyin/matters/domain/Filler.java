package org.huiyin.matters.domain;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs of signs of how people greet, ask and thank, whatever about. By them nothing is alike, in however few texts they stand. */
final class Filler {
    private static final String SAID = "尊敬的领导您好 尊敬的各位领导 尊敬的书记 您好 你好 大家好 领导好 请有关部门尽快解决 请相关部门尽快处理 请有关单位尽快核实 请主管部门及时处理 望有关部门 望相关部门 希望有关部门 希望相关部门"
            + " 有关领导 相关领导 各级领导 部门能尽快解决 部门能够尽快处理 部门能重视 部门重视 部门尽快 部门及时 部门核实 部门解决 部门处理 部门予以解决 希望尽快解决问题 希望能尽快解决 希望能够尽快解决 希望早日解决 希望及时解决 希望尽快处理"
            + " 希望能尽快处理 希望重视 希望得到重视 望尽快解决 望尽快处理 望尽早解决 望早日解决 望予以解决 望能尽快 请尽快解决 请尽快处理 请及时处理 请予以解决 请帮忙解决一下 请帮忙处理一下 麻烦尽快解决 麻烦处理一下 麻烦你们 烦请尽快处理"
            + " 恳请领导 恳请有关部门 恳请尽快解决 恳求领导 请求领导 请求解决 请领导 请求尽快 要求尽快解决 强烈要求 强烈请求 解决一下 处理一下 解决此问题 解决这个问题 解决问题 谢谢 谢谢您 谢谢领导 谢谢你们 非常感谢 万分感谢 不胜感激 感谢您 感谢领导"
            + " 拜托了 百忙之中 此致敬礼 给予答复 给个答复 尽快答复 尽快回复 请答复 请回复 盼回复 望回复 反映一下 我想反映 我要反映 我要投诉 我想投诉 我想咨询 我要咨询 想请问一下 请问一下 咨询一下";
    private static final int[] PAIRS = Stream.of(SAID.split(" ")).flatMapToInt(said -> IntStream.range(1, said.length()).map(at -> said.charAt(at - 1) << 16 | said.charAt(at))).sorted().distinct().toArray();

    private Filler() {}

    static int[] without(int[] words) {
        return IntStream.of(words).filter(word -> Arrays.binarySearch(PAIRS, word) < 0).toArray();
    }
}
