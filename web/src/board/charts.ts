import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

// Only what is drawn; loaded when the first chart is. On a canvas, because the content policy lets no markup bring styles of its own.
use([LineChart, GridComponent, CanvasRenderer])

export { init, type EChartsCoreOption }
