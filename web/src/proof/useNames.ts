import { useI18n } from 'vue-i18n'

/** Names of what stands in the log; what is newer than these pages keeps its own. */
export function useNames() {
  const { t, te } = useI18n()
  return {
    event: (name: string) => (te(`proof.eventName.${name}`) ? t(`proof.eventName.${name}`) : name),
    use: (use: string) => (te(`verify.use.${use}`) ? t(`verify.use.${use}`) : use),
    turn: (kind: string) => (te(`verify.turn.${kind}`) ? t(`verify.turn.${kind}`) : kind),
    role: (role: string) => (te(`verify.role.${role}`) ? t(`verify.role.${role}`) : role),
    slot(slot: string) {
      const [sort, office] = slot.split(':') as [string, string?]
      const name = te(`verify.slot.${sort}`) ? t(`verify.slot.${sort}`) : sort
      return office ? `${name} ${office}` : name
    },
  }
}
