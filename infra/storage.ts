import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { TABLE_SCHEMA } from '../functions/aws/table/keys.ts';

/** How long a snapshot that was replaced or removed can still be brought back. */
const UNDO = Duration.days(30);

/** Not where the stack that they were created for never came to be: the next try could not find them again by name. */
const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/** Names of a table and a bucket that are there already. A name alone makes them no less this deployment's. */
export interface StorageNames {
  readonly table: string | undefined;
  readonly bucket: string | undefined;
}

/** What outlives a deployment, and `cdk destroy`: what people asked, the articles, and the index it was answered from. */
export class Storage extends Construct {
  readonly table: TableV2;
  readonly corpus: Bucket;

  constructor(scope: Construct, id: string, names: StorageNames) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      ...(names.table === undefined ? {} : { tableName: names.table }),
      partitionKey: { name: TABLE_SCHEMA.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_SCHEMA.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE_SCHEMA.expires,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: names.table === undefined ? KEPT : RemovalPolicy.RETAIN,
    });
    this.corpus = new Bucket(this, 'Corpus', {
      ...(names.bucket === undefined ? {} : { bucketName: names.bucket }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: names.bucket === undefined ? KEPT : RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'forget-what-was-replaced',
          noncurrentVersionExpiration: UNDO,
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(this.corpus).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'The bucket holds articles and their index, for the operator and two functions: CloudTrail data events can be switched on where reads and writes are to be recorded.',
    });
  }
}
