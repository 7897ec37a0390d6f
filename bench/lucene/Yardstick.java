import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene as it comes: English stems, BM25, one segment. Arguments: a file with one passage a line, one with a question a line, and a
 * folder for the index. The first questions warm it up. It prints build and open in seconds, the index in MB, and the milliseconds of
 * each question: its terms searched, the best 20 passages read.
 */
final class Yardstick {
  private static final int BEST = 20;
  private static final String FIELD = "text";

  public static void main(String[] arguments) throws Exception {
    List<String> questions = Files.readAllLines(Path.of(arguments[1]));
    int warmUp = Integer.parseInt(arguments[3]);
    Path folder = Path.of(arguments[2]);
    try (Analyzer analyzer = new EnglishAnalyzer();
        MMapDirectory directory = new MMapDirectory(folder)) {
      long begun = System.nanoTime();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
          var passages = Files.lines(Path.of(arguments[0]))) {
        for (var lines = passages.iterator(); lines.hasNext(); ) {
          Document document = new Document();
          document.add(new TextField(FIELD, lines.next(), Field.Store.YES));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      double build = seconds(begun);
      long bytes = 0;
      for (String file : directory.listAll()) bytes += directory.fileLength(file);
      long opening = System.nanoTime();
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        double open = seconds(opening);
        // The virtual machine compiles what it has run some thousand times.
        for (int round = 0; round < 10; round += 1) {
          for (String question : questions.subList(0, warmUp)) ask(question, searcher, analyzer);
        }
        double[] milliseconds = new double[questions.size() - warmUp];
        long characters = 0;
        for (int at = 0; at < milliseconds.length; at += 1) {
          long asked = System.nanoTime();
          characters += ask(questions.get(warmUp + at), searcher, analyzer);
          milliseconds[at] = seconds(asked) * 1000;
        }
        System.out.printf(
            "{\"build\":%.3f,\"open\":%.4f,\"megabytes\":%.1f,\"characters\":%d,\"milliseconds\":%s}%n",
            build, open, bytes / 1e6, characters, Arrays.toString(milliseconds));
      }
    }
  }

  private static long ask(String question, IndexSearcher searcher, Analyzer analyzer) throws Exception {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms(question, analyzer)) {
      query.add(new TermQuery(new Term(FIELD, term)), BooleanClause.Occur.SHOULD);
    }
    StoredFields stored = searcher.storedFields();
    long characters = 0;
    for (ScoreDoc hit : searcher.search(query.build(), BEST).scoreDocs) {
      characters += stored.document(hit.doc).get(FIELD).length();
    }
    return characters;
  }

  private static Set<String> terms(String question, Analyzer analyzer) throws Exception {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(FIELD, question)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) terms.add(term.toString());
      tokens.end();
    }
    return terms;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
