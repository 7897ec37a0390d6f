import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One OpenSearch node on 127.0.0.1, at a port that is free, with its data in the folder that is its argument. It prints
 * "listening on PORT" and runs until its standard input ends, so that it never outlives the process that started it.
 */
final class LocalNode extends Node {
  private LocalNode(Settings settings) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "local"),
        List.of(onClasspath(Netty4ModulePlugin.class), onClasspath(CommonAnalysisModulePlugin.class)),
        false);
  }

  private static PluginInfo onClasspath(Class<?> plugin) {
    String name = plugin.getName();
    return new PluginInfo(name, "on the class path", "NA", Version.CURRENT, "21", name, null, List.of(), false);
  }

  public static void main(String[] arguments) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", arguments[0])
            .put("cluster.name", "local")
            .put("node.name", "local")
            .put("network.host", "127.0.0.1")
            .put("http.port", "0")
            .put("transport.port", "0")
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("discovery.type", "single-node")
            // The disk of a machine that tests is often nearly full, and the node would take no more documents.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    try (LocalNode node = new LocalNode(settings)) {
      node.start();
      int port = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort();
      System.out.println("listening on " + port);
      while (System.in.read() >= 0) {}
    }
  }
}
