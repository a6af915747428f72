# ./huiyin doctor: what can be seen before a JDK runs; the rest is org.huiyin.doctor. Sourced by the launcher.

# found STATE CHECK ZH EN
found() {
  local state=$1 word
  [ "$state" = wrong ] && wrong=1
  if [ "$json" ]; then
    printf '{"check":"%s","state":"%s","zh":"%s","en":"%s"}\n' "$2" "$state" "$(quoted "$3")" "$(quoted "$4")"
    return
  fi
  case $state in ok) word=正常 ;; warning) word=留意 ;; *) word=有误 ;; esac
  printf '%s %-8s %-11s %s\n%25s%s\n' "$word" "$state" "$2" "$3" "" "$4"
}

quoted() {
  local text=${1//\\/\\\\}
  printf '%s' "${text//\"/\\\"}"
}

# tool NAME COMMAND OLDEST ZH EN: there, and new enough
tool() {
  local said number
  if ! command -v "$1" >/dev/null; then
    found wrong "$1" "没有 $1：$4" "There is no $1: $5"
    return
  fi
  said=$({ $2 2>/dev/null || true; } | sed -n -E '1 { s/\x1b\[[0-9;]*m//g; p }')
  number=$(printf '%s' "$said" | sed -E 's/[^0-9]*([0-9]+)(\.([0-9]+))?.*/\1 \3/')
  set -- "$1" "$said" "$3" "$4" "$5" $number
  if [ "${6:-0}" -lt "${3%%.*}" ] || { [ "${6:-0}" -eq "${3%%.*}" ] && [ "${7:-0}" -lt "$(printf '%s' "$3." | cut -d. -f2)" ]; } 2>/dev/null; then
    found wrong "$1" "$1 太旧（$2）：$4" "$1 is too old ($2): $5"
  else
    found ok "$1" "$2" "$2"
  fi
}

look_at_port() {
  local port=$1 answer=
  if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    found ok port "端口 $port 空着。" "Port $port is free."
    return
  fi
  answer=$(exec 3<>"/dev/tcp/127.0.0.1/$port"; printf 'GET /actuator/health HTTP/1.0\r\n\r\n' >&3; timeout 5 cat <&3 2>/dev/null) || true
  case $answer in
    *'"UP"'*) found ok port "回音正在端口 $port 上运行。" "Huiyin is running on port $port." ;;
    *) found wrong port "端口 $port 被别的程序占着：停掉它，或用 ./huiyin run --port 换一个。" "Another program has port $port: stop it, or choose another with ./huiyin run --port." ;;
  esac
}

look_at_disk() {
  local place=$1 free
  while [ ! -d "$place" ]; do place=$(dirname "$place"); done
  free=$(df -Pk "$place" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$free" -lt 1024 ]; then
    found wrong disk "$place 只剩 $free MB，数据库随时会停：清理或扩容。" "$place has only $free MB left and the database may stop at any moment: clear up or enlarge it."
  elif [ "$free" -lt 5120 ]; then
    found warning disk "$place 只剩 $free MB，请尽早扩容。" "$place has only $free MB left; enlarge it soon."
  else
    found ok disk "$place 还有 $((free / 1024)) GB。" "$place has $((free / 1024)) GB left."
  fi
}

doctor() {
  local port=8080 data=./data json= wrong=0
  while [ $# -gt 0 ]; do
    case $1 in
      --json) json=1; shift ;;
      --port) port=${2:?--port needs a number}; shift 2 ;;
      --data) data=${2:?--data needs a folder}; shift 2 ;;
      *) say "unknown option: $1"; usage; exit 2 ;;
    esac
  done
  if seek_jdk; then
    found ok jdk "JDK 在 $JAVA_HOME" "JDK at $JAVA_HOME"
  else
    found wrong jdk "没有 JDK 25：装 Temurin 25，或让 JAVA_HOME 指向它。" "There is no JDK 25: install Temurin 25, or let JAVA_HOME name it."
  fi
  tool mvn "mvn --version" 3.8 "装 Apache Maven 3.8 或更新（只在编译时用）。" "install Apache Maven 3.8 or newer (used to build only)."
  tool node "node --version" 20 "装 Node.js 20 或更新（只在编译时用）。" "install Node.js 20 or newer (used to build only)."
  tool npm "npm --version" 9 "随 Node.js 一起装（只在编译时用）。" "it comes with Node.js (used to build only)."
  look_at_port "$port"
  look_at_disk "$data"
  if [ ! -f "$jar" ]; then
    found warning build "还没有编译：./huiyin build；之后再查一次，还会看数据库、密钥、日历。" "Nothing is built yet: ./huiyin build; look again afterwards, then database, keys and calendar are looked at too."
  elif [ "${JAVA_HOME:-}" ] && is_25 "$JAVA_HOME"; then
    HUIYIN_DATA=$data HUIYIN_RULES=${HUIYIN_RULES:-$top/rules} "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -Dloader.main=org.huiyin.doctor.DoctorCommand \
      -cp "$jar" org.springframework.boot.loader.launch.PropertiesLauncher ${json:+--json} || wrong=1
  fi
  [ "$wrong" = 0 ]
}
