#!/usr/bin/env bash
# OpenSearch 3.9.0: a shard comes back to a node that its index's allocation filter rules out.
#
# Believed before: `index.routing.allocation.require._name` with a name that no node has keeps a closed and reopened index
# without a shard ("red") until the filter goes, as it does a new index.
# Seen: a new index is red for as long as the filter is there. An index with a copy on the node is red only until the copies
# have been looked for, some milliseconds: where all deciders refuse every node that has a copy, its primary is forced onto one
# of them. Then it is green and answers, while `_cluster/allocation/explain` says that the shard "can not remain" there.
#
# Needs a JDK of 21 or newer and Maven. Prints what was seen; exits 1 if it is no longer so.
set -euo pipefail
folder=$(mktemp -d)
trap 'exec 9>&- || true; wait || true; rm -rf "$folder"' EXIT
cd "$folder"
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [ -x "$home/bin/javac" ] && [ "$("$home/bin/javac" -version 2>&1 | sed 's/javac \([0-9]*\).*/\1/')" -ge 21 ]; then
    export JAVA_HOME=$home
    break
  fi
done
dependency() { echo "<dependency><groupId>$1</groupId><artifactId>$2</artifactId><version>$3</version></dependency>"; }
cat >pom.xml <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>node</artifactId>
  <version>1</version>
  <dependencies>
    $(dependency org.opensearch opensearch 3.9.0)
    $(dependency org.opensearch.plugin transport-netty4-client 3.9.0)
    $(dependency org.apache.logging.log4j log4j-core 2.25.5)
  </dependencies>
</project>
XML
mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$folder/jars" -DincludeScope=runtime >maven.txt || { cat maven.txt; exit 2; }
cat >OneNode.java <<'JAVA'
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

class OneNode extends Node {
  OneNode(Settings settings, PluginInfo http) {
    super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "one"), List.of(http), false);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder().put("path.home", arguments[0]).put("node.name", "one");
    settings.put("network.host", "127.0.0.1").put("http.port", "0").put("transport.port", "0");
    settings.put("transport.type", "netty4").put("http.type", "netty4").put("discovery.type", "single-node");
    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
    String name = Netty4ModulePlugin.class.getName();
    PluginInfo http = new PluginInfo(name, "HTTP", "NA", Version.CURRENT, "21", name, null, List.of(), false);
    try (OneNode node = new OneNode(settings.build(), http)) {
      node.start();
      System.out.println("port " + node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort());
      while (System.in.read() >= 0) {}
    }
  }
}
JAVA
mkfifo input
"$JAVA_HOME/bin/java" -cp "$folder/jars/*" OneNode.java "$folder/home" <input >output.txt 2>errors.txt &
exec 9>input
for _ in $(seq 240); do
  grep -q '^port ' output.txt && break
  sleep 0.5
done
node_url=http://127.0.0.1:$(sed -n 's/^port //p' output.txt)
ask() { curl --silent --show-error --max-time 60 --header 'content-type: application/json' --request "$1" "$node_url/$2" ${3:+--data "$3"}; }
field() { sed "s/.*\"$1\":\"\{0,1\}\([a-z]*\).*/\1/"; }
nobody='{"index.routing.allocation.require._name":"nobody"}'
one='{"settings":{"number_of_shards":1,"number_of_replicas":0}}'
ask PUT kept "$one" >/dev/null
ask POST 'kept/_doc?refresh=true' '{"words":"twelve boats"}' >/dev/null
ask POST kept/_close >/dev/null
ask PUT kept/_settings "$nobody" >/dev/null
ask POST 'kept/_open?wait_for_active_shards=0' >/dev/null
ask PUT 'fresh?wait_for_active_shards=0' '{"settings":{"number_of_shards":1,"number_of_replicas":0,"index.routing.allocation.require._name":"nobody"}}' >/dev/null
sleep 20
seen="kept: $(ask GET _cluster/health/kept | field status)"
seen+=", may remain: $(ask POST _cluster/allocation/explain '{"index":"kept","shard":0,"primary":true}' | field can_remain_on_current_node)"
seen+="; fresh: $(ask GET _cluster/health/fresh | field status)"
echo "$seen"
[ "$seen" = 'kept: green, may remain: no; fresh: red' ]
